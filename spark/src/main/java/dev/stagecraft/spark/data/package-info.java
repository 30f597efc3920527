/** Internal: images and labels in the columns of a data set, and in the files of a task. */
package dev.stagecraft.spark.data;
