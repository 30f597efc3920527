/** Everything at once for hours: no answer may be wrong, and nothing may grow. */
package dev.stagecraft.benchmarks.soak;
