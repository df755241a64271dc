/** Pages on which a record is read back, corrected and added to. */
@NullMarked
package org.alongside.journey.record.web;

import org.jspecify.annotations.NullMarked;
