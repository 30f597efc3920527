/** Internal: the parts of a page. */
package dev.stagecraft.report.page;
