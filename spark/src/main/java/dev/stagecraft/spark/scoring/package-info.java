/** Internal: answers of a network for the rows of a partition. */
package dev.stagecraft.spark.scoring;
