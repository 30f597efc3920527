/** Answers of a network for the rows of a partition. Not for users. */
package dev.stagecraft.spark.scoring;
