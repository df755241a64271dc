/** People with browsers that ask over HTTP, and what they do at pages and at the interfaces of the web applications. */
@NullMarked
package org.alongside.testing.http;

import org.jspecify.annotations.NullMarked;
