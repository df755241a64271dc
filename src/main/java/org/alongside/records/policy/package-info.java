/** What can be written into a record. */
@NullMarked
package org.alongside.records.policy;

import org.jspecify.annotations.NullMarked;
