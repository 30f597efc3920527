/** Internal: what a network costs: parameters, running statistics and multiply-adds. */
package dev.stagecraft.processor.cost;
