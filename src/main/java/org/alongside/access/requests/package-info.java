/** What a request may be before anybody handles it: its address, its size, its proxy, its turn. */
@NullMarked
package org.alongside.access.requests;

import org.jspecify.annotations.NullMarked;
