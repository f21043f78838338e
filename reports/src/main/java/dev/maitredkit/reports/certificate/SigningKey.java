package dev.maitredkit.reports.certificate;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;

/** A private key for Ed25519. */
public final class SigningKey {

    private final PrivateKey key;
    private final VerifyingKey half;

    private SigningKey(PrivateKey key, VerifyingKey half) {
        this.key = key;
        this.half = half;
    }

    /**
     * Reads an unencrypted PKCS #8 key in PEM form, as {@code openssl genpkey -algorithm ed25519} writes it.
     *
     * @throws IllegalArgumentException when it is not that, with what would be right
     */
    public static SigningKey parse(String pem) {
        byte[] der = Pem.decode(pem, Pem.PRIVATE);
        try {
            PrivateKey key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(der));
            SigningKey signing = new SigningKey(key, publicHalf((EdECPrivateKey) key));
            byte[] probe = "probe".getBytes(StandardCharsets.UTF_8);
            if (!signing.half.verifies(probe, signing.sign(probe))) {
                throw new IllegalStateException("this Java platform derived another public key from a private one");
            }
            return signing;
        } catch (InvalidKeySpecException wrong) {
            throw new IllegalArgumentException("its key is none for Ed25519; " + Pem.advice(Pem.PRIVATE), wrong);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform from 15 on has Ed25519", e);
        }
    }

    /** The public key that verifies what this one signs. */
    public VerifyingKey publicKey() {
        return half;
    }

    byte[] sign(byte[] message) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(key);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an Ed25519 key cannot fail to sign", e);
        }
    }

    /**
     * PKCS #8 has the private half alone, and the JDK derives the public one only when it makes a pair: so it makes the pair
     * again, from the same 32 bytes in place of random ones.
     */
    private static VerifyingKey publicHalf(EdECPrivateKey key) throws GeneralSecurityException {
        byte[] seed = key.getBytes().orElseThrow();
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new Replay(seed));
        return new VerifyingKey(generator.generateKeyPair().getPublic());
    }

    /** Gives bytes that were drawn before. */
    private static final class Replay extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] drawn;

        Replay(byte[] drawn) {
            this.drawn = drawn.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(drawn, 0, bytes, 0, bytes.length);
        }
    }
}
