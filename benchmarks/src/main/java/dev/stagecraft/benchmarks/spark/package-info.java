/** What a cluster of Spark on this machine costs beside one process. */
package dev.stagecraft.benchmarks.spark;
