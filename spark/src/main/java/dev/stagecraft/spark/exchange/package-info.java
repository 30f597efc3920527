/** What the tasks of a training exchange in each step. Not for users. */
package dev.stagecraft.spark.exchange;
