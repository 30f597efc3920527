/**
 * Training that survives being killed: {@link dev.stagecraft.runtime.training.Trainer} trains and resumes,
 * {@link dev.stagecraft.runtime.training.Evaluator} measures, {@link dev.stagecraft.runtime.training.SavedModel} keeps the
 * result.
 *
 * @serial exclude
 */
package dev.stagecraft.runtime.training;
