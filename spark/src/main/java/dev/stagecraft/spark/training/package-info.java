/** Internal: a training in a barrier stage, and its driver. */
package dev.stagecraft.spark.training;
