/** Networks by name. */
package dev.stagecraft.cli.network;
