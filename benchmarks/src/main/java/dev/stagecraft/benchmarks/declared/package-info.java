/** Networks that are declared while a program runs. */
package dev.stagecraft.benchmarks.declared;
