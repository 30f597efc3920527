/** Networks that courses have their readers build by hand. */
package dev.stagecraft.samples.network.course;
