/** Internal. The parts of a page. */
package dev.stagecraft.report.page;
