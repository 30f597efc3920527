/** A training in a barrier stage, and its driver. Not for users. */
package dev.stagecraft.spark.training;
