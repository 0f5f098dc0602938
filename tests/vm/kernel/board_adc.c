// SPDX-License-Identifier: GPL-2.0
// The wide converters of the test board, for which the kernel has no simulated chip: pressure mats and an EMG amplifier. Everything above
// the codes is the kernel's own: IIO core, triggers, timestamps, kernel buffers and their overruns. The person's side writes the codes
// (16 bits signed, native order, one a channel) to /sys/devices/platform/board_adc.N/codes. Built with the test kernel, never part of the product.
#include <linux/iio/buffer.h>
#include <linux/iio/iio.h>
#include <linux/iio/trigger_consumer.h>
#include <linux/iio/triggered_buffer.h>
#include <linux/module.h>
#include <linux/platform_device.h>

#define MAX_CHANNELS 128

struct board_adc {
	s16 code[MAX_CHANNELS];
	s16 scan[MAX_CHANNELS + 4] __aligned(8); /* and the timestamp */
	struct iio_chan_spec channel[MAX_CHANNELS + 1];
};

/* Scale: 1 mV a code of a mat; an EMG code is 0.5 microvolt (IIO's unit of voltage is the millivolt). */
struct board_kind {
	const char *name;
	int channels;
	int nanovolts_per_code;
};

static const struct board_kind kinds[] = {
	{"board-back-mat", 128, 1000000},
	{"board-seat-mat", 16, 1000000},
	{"board-emg", 8, 500},
};

static int board_adc_read_raw(struct iio_dev *iio, const struct iio_chan_spec *channel, int *val, int *val2, long what)
{
	struct board_adc *adc = iio_priv(iio);

	switch (what) {
	case IIO_CHAN_INFO_RAW:
		*val = READ_ONCE(adc->code[channel->channel]);
		return IIO_VAL_INT;
	case IIO_CHAN_INFO_SCALE:
		*val = kinds[to_platform_device(iio->dev.parent)->id].nanovolts_per_code / 1000000;
		*val2 = kinds[to_platform_device(iio->dev.parent)->id].nanovolts_per_code % 1000000;
		return IIO_VAL_INT_PLUS_MICRO;
	}
	return -EINVAL;
}

static const struct iio_info board_adc_info = {.read_raw = board_adc_read_raw};

static irqreturn_t board_adc_scan(int irq, void *p)
{
	struct iio_poll_func *pf = p;
	struct iio_dev *iio = pf->indio_dev;
	struct board_adc *adc = iio_priv(iio);
	s16 *to = adc->scan;
	int channel;

	for_each_set_bit(channel, iio->active_scan_mask, iio->masklength) {
		if (channel < iio->num_channels - 1)
			*to++ = READ_ONCE(adc->code[channel]);
	}
	iio_push_to_buffers_with_timestamp(iio, adc->scan, pf->timestamp);
	iio_trigger_notify_done(iio->trig);
	return IRQ_HANDLED;
}

static ssize_t codes_write(struct file *file, struct kobject *kobj, struct bin_attribute *attribute, char *bytes, loff_t offset, size_t count)
{
	struct board_adc *adc = iio_priv((struct iio_dev *)dev_get_drvdata(kobj_to_dev(kobj)));

	memcpy((char *)adc->code + offset, bytes, count);
	return count;
}
static BIN_ATTR_WO(codes, sizeof(s16) * MAX_CHANNELS);

static int board_adc_probe(struct platform_device *device)
{
	const struct board_kind *kind = &kinds[device->id];
	struct iio_dev *iio = devm_iio_device_alloc(&device->dev, sizeof(struct board_adc));
	struct board_adc *adc;
	int i, error;

	if (!iio)
		return -ENOMEM;
	adc = iio_priv(iio);
	for (i = 0; i < kind->channels; i++) {
		adc->channel[i] = (struct iio_chan_spec){
			.type = IIO_VOLTAGE,
			.indexed = 1,
			.channel = i,
			.scan_index = i,
			.scan_type = {.sign = 's', .realbits = 16, .storagebits = 16, .endianness = IIO_CPU},
			.info_mask_separate = BIT(IIO_CHAN_INFO_RAW),
			.info_mask_shared_by_type = BIT(IIO_CHAN_INFO_SCALE),
		};
	}
	adc->channel[i] = (struct iio_chan_spec)IIO_CHAN_SOFT_TIMESTAMP(kind->channels);
	iio->name = kind->name;
	iio->info = &board_adc_info;
	iio->modes = INDIO_DIRECT_MODE;
	iio->channels = adc->channel;
	iio->num_channels = kind->channels + 1;
	platform_set_drvdata(device, iio);
	error = devm_iio_triggered_buffer_setup(&device->dev, iio, iio_pollfunc_store_time, board_adc_scan, NULL);
	if (error)
		return error;
	error = device_create_bin_file(&device->dev, &bin_attr_codes);
	if (error)
		return error;
	return devm_iio_device_register(&device->dev, iio);
}

static int board_adc_remove(struct platform_device *device)
{
	device_remove_bin_file(&device->dev, &bin_attr_codes);
	return 0;
}

static struct platform_driver board_adc_driver = {
	.driver = {.name = "board_adc"},
	.probe = board_adc_probe,
	.remove = board_adc_remove,
};

static int __init board_adc_init(void)
{
	int i, error = platform_driver_register(&board_adc_driver);

	for (i = 0; !error && i < ARRAY_SIZE(kinds); i++)
		error = PTR_ERR_OR_ZERO(platform_device_register_simple("board_adc", i, NULL, 0));
	return error;
}
module_init(board_adc_init);

MODULE_DESCRIPTION("Mats and EMG amplifier of Knead's test board");
MODULE_LICENSE("GPL");
