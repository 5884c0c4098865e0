/** What a machine that plans knows of those that compute in its place. */
package org.synapticcaching.elsewhere;
