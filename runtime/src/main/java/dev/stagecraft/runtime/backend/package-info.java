/** The device that ND4J computes on, and whether it can. */
package dev.stagecraft.runtime.backend;
