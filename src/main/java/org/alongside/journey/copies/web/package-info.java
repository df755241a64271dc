/** The pages on which a supervisor goes through a record for a copy, and prints it. */
@NullMarked
package org.alongside.journey.copies.web;

import org.jspecify.annotations.NullMarked;
