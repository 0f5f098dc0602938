// SPDX-License-Identifier: GPL-2.0
// The supply of the test board's converters, which a real board's device tree describes: 4.096 V to whoever asks for "vcc", so that one
// code of a 12-bit AD7998 is exactly 1 mV. Built with the test kernel, never part of the product.
#include <linux/module.h>
#include <linux/platform_device.h>
#include <linux/regulator/fixed.h>
#include <linux/regulator/machine.h>

static struct regulator_consumer_supply consumers[] = {{.supply = "vcc"}};

static struct regulator_init_data init_data = {
	.constraints = {.name = "board-vcc", .always_on = true},
	.consumer_supplies = consumers,
	.num_consumer_supplies = ARRAY_SIZE(consumers),
};

static struct fixed_voltage_config config = {
	.supply_name = "board-vcc",
	.microvolts = 4096000,
	.enabled_at_boot = true,
	.init_data = &init_data,
};

static struct platform_device *supply;

static int __init board_supply_init(void)
{
	/* Whatever else a chip asks for has no voltage that anybody measures: a dummy will do. */
	regulator_has_full_constraints();
	supply = platform_device_register_data(NULL, "reg-fixed-voltage", PLATFORM_DEVID_AUTO, &config, sizeof(config));
	return PTR_ERR_OR_ZERO(supply);
}
module_init(board_supply_init);

MODULE_DESCRIPTION("4.096 V for the converters of Knead's test board");
MODULE_LICENSE("GPL");
