/** Writes the documents and classes that are generated, and fails where one of them is out of date. */
@NullMarked
package org.alongside.docs;

import org.jspecify.annotations.NullMarked;
