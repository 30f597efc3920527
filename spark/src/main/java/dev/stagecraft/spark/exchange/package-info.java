/** Internal: what the tasks of a training exchange in each step. */
package dev.stagecraft.spark.exchange;
