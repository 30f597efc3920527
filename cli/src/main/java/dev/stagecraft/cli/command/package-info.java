/** The commands, and the options that several of them have. */
package dev.stagecraft.cli.command;
