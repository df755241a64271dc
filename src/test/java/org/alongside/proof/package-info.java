/** What tests executed, which each writes down, and which is compared at the end with what the documents say of them. (ADR 31) */
@NullMarked
package org.alongside.proof;

import org.jspecify.annotations.NullMarked;
