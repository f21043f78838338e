/** Programs that talk to the kernel about mounts, network and processes: mount, df, ip, ps, kill, env and the like. */
package dev.maitredkit.fakeguest.userland.programs.system;
