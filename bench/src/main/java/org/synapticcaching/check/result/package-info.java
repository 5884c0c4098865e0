/** What the stages of a check of a card have found out, as it is kept between runs. */
package org.synapticcaching.check.result;
