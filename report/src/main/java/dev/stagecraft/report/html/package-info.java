/** Internal: HTML that is written in one place, where all text is escaped. */
package dev.stagecraft.report.html;
