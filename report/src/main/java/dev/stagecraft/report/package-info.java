/** The record of a training as a page. */
package dev.stagecraft.report;
