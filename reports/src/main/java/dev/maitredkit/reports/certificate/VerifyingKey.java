package dev.maitredkit.reports.certificate;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;

/** A public key for Ed25519. */
public final class VerifyingKey {

    private final PublicKey key;

    VerifyingKey(PublicKey key) {
        this.key = key;
    }

    /**
     * Reads a SubjectPublicKeyInfo in PEM form, as {@code openssl pkey -pubout} writes it.
     *
     * @throws IllegalArgumentException when it is not that, with what would be right
     */
    public static VerifyingKey parse(String pem) {
        byte[] der = Pem.decode(pem, Pem.PUBLIC);
        try {
            return new VerifyingKey(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der)));
        } catch (InvalidKeySpecException wrong) {
            throw new IllegalArgumentException("its key is none for Ed25519; " + Pem.advice(Pem.PUBLIC), wrong);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform from 15 on has Ed25519", e);
        }
    }

    /** SHA-256 of the key's SubjectPublicKeyInfo, in hexadecimal. */
    public String id() {
        return Sha256.of(key.getEncoded());
    }

    boolean verifies(byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (SignatureException malformed) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform from 15 on has Ed25519", e);
        }
    }
}
