/** The program {@code stagecraft}: what it prints when something goes wrong, and its exit codes. */
package dev.stagecraft.cli;
