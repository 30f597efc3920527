/** What a training wrote beside its checkpoints, read. */
package dev.stagecraft.report.record;
