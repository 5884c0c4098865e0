/** What a source says about a figure, made testable: claims, what was measured, and the verdict. */
package org.synapticcaching.figure.claim;
