/** What is wrong with a file, and what cannot be done here: the parents of exceptions of several modules. */
package dev.stagecraft.runtime.fault;
