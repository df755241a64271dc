/** What others told of a survivor, and telling the survivor of it. (CONSENT-08) */
@NullMarked
package org.alongside.journey.told;

import org.jspecify.annotations.NullMarked;
