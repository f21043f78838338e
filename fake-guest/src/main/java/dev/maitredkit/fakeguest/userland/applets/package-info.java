/** Which programs there are, known to the shell and to the programs alike: {@link dev.maitredkit.fakeguest.userland.applets.AppletLinks}. */
package dev.maitredkit.fakeguest.userland.applets;
