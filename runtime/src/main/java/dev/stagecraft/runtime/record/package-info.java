/** Internal: files that say how a training went: a table, and what TensorBoard reads. */
package dev.stagecraft.runtime.record;
