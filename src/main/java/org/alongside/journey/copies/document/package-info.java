/**
 * The copy that a survivor gets of their record: what is in it, as a document of print and as data. What makes a copy of it
 * knows nothing but what it is given.
 */
@NullMarked
package org.alongside.journey.copies.document;

import org.jspecify.annotations.NullMarked;
