/** Programs for spark-submit. */
package dev.stagecraft.spark.program;
