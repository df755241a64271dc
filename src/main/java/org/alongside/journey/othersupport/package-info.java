/** Pages of other support, looked for with a survivor, and of the map of their support. */
@NullMarked
package org.alongside.journey.othersupport;

import org.jspecify.annotations.NullMarked;
