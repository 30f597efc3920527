/** Images and labels in the columns of a data set, and in the files of a task. Not for users. */
package dev.stagecraft.spark.data;
