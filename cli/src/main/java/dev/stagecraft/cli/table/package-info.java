/** Tables for people and for programs. */
package dev.stagecraft.cli.table;
