/** What is built and handed over: the jars, the folder of a service, and the scripts beside it. */
@NullMarked
package org.alongside.packaging;

import org.jspecify.annotations.NullMarked;
