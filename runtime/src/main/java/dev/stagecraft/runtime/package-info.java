/** What every generated network is: its definition, the options it is built with, and its summary. */
package dev.stagecraft.runtime;
