/** Networks as stages of Spark ML: trained on a cluster, and asked there. */
package dev.stagecraft.spark;
