/** What tests share: the annotation of tests with the engine, their database and clock, and what they passed of the models. */
@NullMarked
package org.alongside.testing;

import org.jspecify.annotations.NullMarked;
